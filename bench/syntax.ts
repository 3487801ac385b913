/**
 * How fast the parser is, on a file of 2,000 statements and 10,000 lines:
 *
 *     node bench/syntax.ts
 */
import {
  parseDocument,
  statementAt,
  tokenize,
  type ParsedDocument,
} from '../language/syntax/index.ts';

const statements = 2_000;
const edits = 2_000;

/** Five lines each, no two the same, so that no tree serves for two of them. */
const text = Array.from(
  { length: statements },
  (_, index) => `-- statement ${index}
SELECT b.bucket_name, b.region, json_extract(b.tags, '$[0].Value') AS tag_${index}, count(*) AS n
FROM aws.s3.buckets b LEFT JOIN aws.ec2.vpcs v ON v.region = b.region AND v.vpc_id = 'vpc-${index}'
WHERE b.region IN ('us-east-1', 'eu-west-1') AND b.bucket_name LIKE 'logs-${index}-%'
GROUP BY 1, 2 ORDER BY n DESC LIMIT ${index + 1};
`,
).join('');

const megabytes = text.length / 1e6;
console.log(
  `${statements} statements, ${text.split('\n').length - 1} lines, ${megabytes.toFixed(2)} MB`,
);

report(
  'tokenize the file',
  repeated(20, () => void tokenize(text)),
);
report(
  'find the statements of the file',
  repeated(20, () => void parseDocument(text)),
);
report(
  'read the trees of all statements',
  repeated(20, () => void readAll(parseDocument(text))),
);

/** A character typed and deleted again, at places all over the file. */
let document: ParsedDocument = parseDocument(text);
const times: number[] = [];
for (let count = 0; count < edits; count += 1) {
  const place = text.indexOf('logs-', (count * 7919 * 131) % text.length) + 5;
  const edited = `${text.slice(0, place)}x${text.slice(place)}`;
  times.push(timed(() => (document = readAt(parseDocument(edited, document), place))));
  times.push(timed(() => (document = readAt(parseDocument(text, document), place))));
}
report('parse again after an edit of one character', times);

/** A statement's tree is made when it is first asked for. */
function readAll(document: ParsedDocument): number {
  return document.statements.filter(({ statement }) => statement.problems.length > 0).length;
}

function readAt(document: ParsedDocument, offset: number): ParsedDocument {
  if (statementAt(document, offset)?.statement.root.kind === 'empty') throw new Error('no tree');
  return document;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function repeated(count: number, work: () => void): readonly number[] {
  return Array.from({ length: count }, () => timed(work));
}

function report(what: string, measured: readonly number[]): void {
  const sorted = measured.toSorted((left, right) => left - right);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  console.log(`${what}: median ${at(0.5)} ms, p99 ${at(0.99)} ms (${sorted.length} times)`);
}
