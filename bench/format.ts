/**
 * How fast formatting is, on a file of 2,000 statements and 10,000 lines:
 *
 *     node bench/format.ts
 */
import {
  applyReplacements,
  defaultFormatOptions,
  formatDocument,
} from '../language/format/index.ts';
import { parseDocument } from '../language/syntax/index.ts';

const statements = 2_000;
const rounds = 15;

/** Five lines each, no two the same, so that no layout serves for two of them. */
const text = Array.from(
  { length: statements },
  (_, index) => `-- statement ${index}
select b.bucket_name,b.region, json_extract(b.tags,'$[0].Value') as tag_${index}, count(*) as n
from aws.s3.buckets b left join aws.ec2.vpcs v on v.region=b.region and v.vpc_id = 'vpc-${index}'
where b.region in ('us-east-1','eu-west-1') and b.bucket_name like 'logs-${index}-%'
group by 1, 2 order by n desc limit ${index + 1};
`,
).join('');

const formatted = applyReplacements(
  text,
  formatDocument(parseDocument(text), defaultFormatOptions),
);
console.log(`${statements} statements, ${text.split('\n').length - 1} lines`);
report('format the file, parsed just now', text, true);
report('format the file, parsed before', text, false);
report('format the file when it is formatted already', formatted, false);

function report(what: string, content: string, withParse: boolean): void {
  const times: number[] = [];
  let processor = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = performance.now();
    const document = parseDocument(content);
    // Statements are read when they are first asked for.
    document.statements.forEach(({ statement }) => statement.root);
    const start = withParse ? before : performance.now();
    const used = process.cpuUsage();
    formatDocument(document, defaultFormatOptions);
    processor += process.cpuUsage(used).user / 1000 / rounds;
    times.push(performance.now() - start);
  }
  times.sort((left, right) => left - right);
  const at = (share: number): string =>
    (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0);
  console.log(
    `${what}: median ${at(0.5)} ms, worst ${at(1)} ms; of the processor's time ${processor.toFixed(0)} ms for the formatting`,
  );
}
