import { describe, expect, it } from 'vitest';
import { checkHover, hovered } from './check-hover.ts';

describe('hover of a verb', () => {
  it('shows the calls, where they go, and why rows are got one by one', () => {
    checkHover(
      'SEL$0ECT tags FROM aws.s3.buckets LIMIT 40',
      '**1 list, at most 40 gets** in `us-east-1`',
      'A get per row of `aws.s3.buckets` because `tags` is not in every list.',
    );
    checkHover(
      "SEL$0ECT bucket_name FROM aws.s3.buckets WHERE region LIKE 'eu-%'",
      '**2 lists** in `eu-west-1`, `eu-central-1`',
    );
    checkHover(
      "DEL$0ETE FROM aws.s3.buckets WHERE bucket_name = 'a'",
      '**1 delete** in `us-east-1`',
    );
  });

  it('shows the calls of a statement that is explained', () => {
    checkHover('EXPLAIN SEL$0ECT bucket_name FROM aws.s3.buckets', '**1 list** in `us-east-1`');
    checkHover('EXPL$0AIN SELECT bucket_name FROM aws.s3.buckets', 'makes none', '**1 list**');
  });

  it('says why a statement cannot be run', () => {
    checkHover(
      'SEL$0ECT * FROM aws.iottwinmaker.sync_jobs',
      'Cannot be run as it is: `aws.iottwinmaker.sync_jobs` needs `workspace_id`',
    );
  });
});

describe('hover of marks and operators', () => {
  it('shows operators', () => {
    checkHover("SELECT tags -$0>> '$[0]' FROM aws.s3.buckets", '`json ->> path`');
    checkHover('SELECT bucket_name |$0| region FROM aws.s3.buckets', 'joins two texts');
    checkHover('SELECT region:$0:text FROM aws.s3.buckets', '`CAST(value AS type)`');
    checkHover("SELECT 1 FROM aws.s3.buckets WHERE region GL$0OB 'e*'", 'Case counts');
  });

  it('shows hints and anchors', () => {
    checkHover('SHOW INSERT /*+ REQUI$0RED */ INTO aws.s3.buckets', '**REQUIRED** · hint');
    checkHover(
      '/*+ exis$0ts, retries=3 */\nSELECT 1',
      '**exists** · anchor',
      '- `retries` `3`: how often to ask again',
    );
  });

  it('shows templates and parameters, with what their value is for', () => {
    checkHover(
      'SELECT * FROM aws.s3.buckets WHERE region = {{ reg$0ion | upper }}',
      '**region** · template variable',
      'Changed by `upper`',
      'A value of `region` of `aws.s3.buckets`',
    );
    checkHover("SELECT 'a-{{ en$0v }}'", '**env** · template variable');
    checkHover('SELECT * FROM aws.s3.buckets WHERE bucket_name = :na$0me', '**:name** · parameter');
  });

  it('shows a window where it is made and where it is used', () => {
    const text = 'SELECT rank() OVER w FROM aws.s3.buckets WINDOW w AS (ORDER BY region)';
    checkHover(text.replace('OVER w', 'OVER w$0'), '**w** · window', '(ORDER BY region)');
    checkHover(text.replace('WINDOW w', 'WINDOW w$0'), '**w** · window');
  });
});

describe('hover of anything else', () => {
  it('shows a method', () => {
    checkHover(
      'DESCRIBE METHOD aws.iottwinmaker.sync_job.get_re$0source',
      '**get_resource** · method of `aws.iottwinmaker.sync_job`, accessible by `SELECT`',
      'Required params: `data__Identifier`, `region`',
      '`iottwinmaker:GetWorkspace`',
    );
  });

  it('shows a function with its signature', () => {
    checkHover(
      'SELECT json_ext$0ract(tags, 1) FROM aws.s3.buckets',
      'json_extract(',
      'scalar function',
    );
    checkHover('SELECT * FROM json_ea$0ch(1)', 'json_each(', 'table function');
  });

  it('shows a keyword, one of two words by either', () => {
    checkHover('SELECT * FR$0OM aws.s3.buckets', 'Names the sources of rows');
    checkHover('SELECT * FROM aws.s3.buckets ORDER B$0Y region', '`ORDER BY` sorts');
  });

  it('says nothing of blanks, numbers and comments', () => {
    expect(hovered('SELECT  $0  1')).toBeUndefined();
    expect(hovered('SELECT 1$02')).toBeUndefined();
    expect(hovered('-- FR$0OM\nSELECT 1')).toBeUndefined();
  });
});
