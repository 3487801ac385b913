import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../language/syntax/index.ts';
import { inlayHintsOf } from '../../server/features/inlay-hints.ts';
import { testLanguage } from './fixture.ts';

const everything = { region: true, star: true, types: true, values: true };
const nothing = { region: false, star: false, types: false, values: false };
const unless = { defaultRegion: 'us-east-1', enabledRegions: ['us-east-1', 'eu-west-1'] };

/** The text with its hints where they stand, between `«` and `»`. */
function check(expected: string, inlayHints: Partial<typeof everything> = everything): void {
  const text = expected.replace(/«[^»]*»/g, '');
  const language = testLanguage();
  const settings = { ...unless, inlayHints: { ...nothing, ...inlayHints } };
  let shown = '';
  for (const { statement } of parseDocument(text).statements) {
    let from = 0;
    for (const { offset, label } of inlayHintsOf(language, statement, settings)) {
      shown += `${statement.text.slice(from, offset)}«${label}»`;
      from = offset;
    }
    shown += statement.text.slice(from);
  }
  expect(shown).toBe(expected);
}

describe('the hint of a region', () => {
  const only = { region: true };

  it('stands after a resource whose region is not named', () => {
    check('SELECT * FROM aws.s3.buckets«in us-east-1»', only);
    check("DELETE FROM aws.s3.buckets«in us-east-1» WHERE bucket_name = 'a'", only);
    check("INSERT INTO aws.s3.buckets«in us-east-1» (BucketName) SELECT 'a'", only);
    check('SELECT region FROM aws.s3.buckets«in us-east-1» ORDER BY region', only);
  });

  it('stands once where all resources of a statement are asked there', () => {
    check(
      'SELECT 1 FROM aws.s3.buckets b«in us-east-1» JOIN aws.ec2.vpcs AS v ON 1 JOIN aws.iam.roles',
      only,
    );
    check(
      "SELECT 1 FROM aws.ec2.vpcs«in us-east-1», aws.ec2.subnets«in us-east-1», aws.s3.buckets b WHERE b.region = 'eu-west-1'",
      only,
    );
  });

  it('stands there while the statement is being typed', () => {
    check('SELECT * FROM aws.s3.buckets«in us-east-1» WHERE ', only);
    check('SELECT bucket_name, FROM aws.s3.buckets«in us-east-1»', only);
  });

  it('is not there where the statement tells the region', () => {
    check("SELECT * FROM aws.s3.buckets WHERE region = 'us-east-1'", only);
    check("SELECT * FROM aws.s3.buckets WHERE region LIKE 'eu-%'", only);
    check("INSERT INTO aws.s3.buckets (BucketName, region) SELECT 'a', 'b'", only);
    check("SELECT * FROM (SELECT * FROM aws.ec2.vpcs) q WHERE q.region = 'eu-west-1'", only);
    check(
      "SELECT 1 FROM aws.ec2.vpcs v JOIN aws.ec2.subnets s ON s.region = v.region WHERE v.region = 'eu-west-1'",
      only,
    );
  });

  it('is not there for global resources, nor for what is no resource', () => {
    check('SELECT * FROM aws.iam.roles', only);
    check('WITH c AS (SELECT 1) SELECT * FROM c', only);
    check('SELECT * FROM no_such_table', only);
  });
});

describe('the hint of a star', () => {
  const only = { star: true };

  it('names few columns, and counts many', () => {
    check('SELECT *«a, b» FROM (SELECT 1 AS a, 2 AS b)', only);
    check('SELECT *«5 columns» FROM (SELECT 1 AS a, 2 AS b, 3 AS c, 4 AS d, 5 AS e)', only);
    check('WITH c AS (SELECT 1 AS a) SELECT c.*«a», 2 FROM c', only);
  });

  it('is not there where rows are only counted', () => {
    check('SELECT count(*) FROM aws.s3.buckets', only);
    check('SELECT 1 WHERE EXISTS (SELECT * FROM aws.s3.buckets)', only);
    check('SELECT * FROM no_such_table', only);
  });

  it('has all names in its tooltip', () => {
    const language = testLanguage();
    const [placed] = parseDocument('SELECT * FROM aws.s3.buckets').statements;
    const bound = placed && language.bind(placed.statement);
    const hints = bound
      ? inlayHintsOf(language, bound.statement, {
          ...unless,
          inlayHints: { ...nothing, star: true },
        })
      : [];
    expect(hints[0]?.tooltip?.()).toContain('`bucket_name`, ');
  });
});

describe('the hint of a type', () => {
  it('stands after what is computed, and not after a plain column', () => {
    check(
      'SELECT bucket_name, count(*) AS n«: integer», region || 1«: string» FROM aws.s3.buckets',
      { types: true },
    );
    check('SELECT json_extract(tags, 1) FROM aws.s3.buckets', { types: true });
  });
});

describe('the hint of a value', () => {
  const only = { values: true };
  const insert = 'INSERT INTO aws.s3.buckets (BucketName, Tags, AccessControl, region)';

  it('stands before each value of a long row', () => {
    check(
      `${insert} VALUES («BucketName:»'a', «Tags:»'[]', «AccessControl:»'Private', «region:»'x'), («BucketName:»'b')`,
      only,
    );
    check(`${insert} SELECT «BucketName:»'a', tags, «AccessControl:»'Private', region`, only);
  });

  it('is not there in a short row, nor after a star', () => {
    check("INSERT INTO aws.s3.buckets (BucketName, Tags) VALUES ('a', '[]')", only);
    check(`${insert} SELECT * FROM aws.s3.buckets`, only);
  });
});

describe('inlay hints', () => {
  it('are those that the settings want', () => {
    check('SELECT * FROM aws.s3.buckets', {});
  });

  it('are not there where templates may change everything', () => {
    check('SELECT * FROM aws.s3.buckets {% if x %} WHERE 1 {% endif %}');
  });
});
