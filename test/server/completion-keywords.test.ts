import { describe, expect, it } from 'vitest';
import { accepting, checkCompletion, proposalAt } from './check-completion.ts';

describe('completion of keywords', () => {
  it('begins a statement with its verbs', () => {
    checkCompletion('$0', {
      first: ['SELECT', 'WITH', 'SHOW'],
      has: ['DELETE FROM', 'EXPLAIN'],
      lacks: ['FROM', 'WHERE'],
    });
  });

  it('begins the statement after a semicolon', () => {
    checkCompletion('SELECT 1;\n$0', { has: ['SELECT', 'DESCRIBE'], lacks: ['FROM'] });
  });

  it('finds the verb that is half typed', () => {
    checkCompletion('sel$0', { first: ['select'] });
  });

  it('follows the case of the statement', () => {
    checkCompletion('select region $0', { first: ['from'], lacks: ['FROM'] });
  });

  it('proposes FROM after a select list', () => {
    checkCompletion('SELECT region $0', { first: ['FROM', 'AS'] });
    checkCompletion('SELECT * $0', { exactly: ['FROM'] });
    checkCompletion('SELECT count(*) AS total $0', { first: ['FROM'] });
  });

  it('proposes the clauses that can follow a table', () => {
    checkCompletion('SELECT region FROM aws.s3.buckets $0', {
      first: ['WHERE', 'JOIN', 'LEFT JOIN', 'ORDER BY'],
      lacks: ['FROM', 'SET', 'ON'],
    });
  });

  it('proposes ON after a joined table', () => {
    checkCompletion('SELECT 1 FROM aws.ec2.subnets s JOIN aws.ec2.vpcs v $0', { first: ['ON'] });
  });

  it('proposes comparisons after a column, and AND only once it is compared', () => {
    checkCompletion('SELECT region FROM aws.s3.buckets WHERE region $0', {
      first: ['=', 'IN (…)', 'LIKE'],
      lacks: ['ORDER BY'],
    });
    checkCompletion("SELECT region FROM aws.s3.buckets WHERE region = 'us-east-1' $0", {
      first: ['AND', 'OR', 'ORDER BY', 'GROUP BY', 'LIMIT'],
      lacks: ['FROM', '=', 'LIKE'],
    });
  });

  it('waits for the AND of BETWEEN', () => {
    checkCompletion('SELECT 1 FROM aws.s3.buckets WHERE region BETWEEN 1 $0', { exactly: ['AND'] });
    checkCompletion('SELECT 1 FROM aws.s3.buckets WHERE region BETWEEN 1 AND 2 $0', {
      first: ['AND', 'OR'],
    });
  });

  it('follows a CASE to its END', () => {
    checkCompletion('SELECT CASE $0', { first: ['WHEN'] });
    checkCompletion('SELECT CASE WHEN 1 = 1 $0', { first: ['THEN'] });
    checkCompletion('SELECT CASE WHEN 1 = 1 THEN 2 $0', { first: ['WHEN', 'ELSE', 'END'] });
  });

  it('proposes SELECT in a parenthesis that holds a query', () => {
    checkCompletion('SELECT 1 FROM aws.s3.buckets WHERE EXISTS ($0)', { first: ['SELECT'] });
    checkCompletion('WITH a AS ($0)', { first: ['SELECT'] });
    checkCompletion('SELECT * FROM ($0)', { first: ['SELECT'] });
  });

  it('keeps to what a mutation can hold', () => {
    checkCompletion('DELETE FROM aws.s3.bucket b $0', {
      has: ['RETURNING'],
      lacks: ['JOIN', 'GROUP BY', 'LIMIT'],
    });
    checkCompletion("UPDATE aws.s3.bucket SET Tags = '[]' $0", { first: ['WHERE', 'RETURNING'] });
  });

  it('is not misled by a parenthesis that was never closed', () => {
    checkCompletion('SELECT count( FROM aws.s3.buckets b $0', { first: ['WHERE'] });
  });

  it('says nothing where a new name is written', () => {
    checkCompletion('SELECT region AS $0 FROM aws.s3.buckets', { exactly: [] });
    checkCompletion('SELECT * FROM aws.s3.buckets AS $0', { exactly: [] });
    checkCompletion('WITH a AS (SELECT 1), $0', { exactly: [] });
  });

  it('takes a single small letter after a table or a column for an alias', () => {
    checkCompletion('SELECT * FROM aws.s3.buckets w$0', { exactly: [] });
    checkCompletion('SELECT * FROM aws.s3.buckets W$0', { exactly: ['WHERE'] });
    checkCompletion('SELECT * FROM aws.s3.buckets wh$0', { exactly: ['WHERE'] });
    checkCompletion('SELECT count(*) n$0 FROM aws.s3.buckets', { exactly: [] });
    checkCompletion('SELECT * FROM aws.s3.buckets b w$0', { first: ['WHERE'] });
  });

  it('says nothing in a number, a comment and a template', () => {
    checkCompletion('SELECT region FROM aws.s3.buckets LIMIT 1$0', { exactly: [] });
    checkCompletion('-- SELECT $0\nSELECT 1', { exactly: [] });
    checkCompletion('SELECT {{ na$0me }} FROM aws.s3.buckets', { exactly: [] });
  });

  it('begins another statement on a line of its own, after all that could go on', () => {
    checkCompletion('SELECT * FROM aws.s3.buckets b\n\n$0', { first: ['WHERE'], has: ['SELECT'] });
    checkCompletion('SELECT * FROM aws.s3.buckets b\n\nsel$0', { first: ['SELECT'] });
  });

  it('puts the cursor between the parentheses that a keyword brings', () => {
    const { text, snippet } = proposalAt('SELECT 1 FROM aws.s3.buckets WHERE region $0', 'IN (…)');
    expect({ text, snippet }).toEqual({ text: 'IN ($0)', snippet: true });
  });

  it('does not repeat a parenthesis that is there', () => {
    expect(accepting('SELECT coun$0(*) FROM aws.s3.buckets', 'count')).toBe(
      'SELECT count(*) FROM aws.s3.buckets',
    );
  });
});

describe('completion in SHOW, DESCRIBE, EXPLAIN and EXEC', () => {
  it('proposes what can be shown', () => {
    checkCompletion('SHOW $0', { first: ['RESOURCES IN', 'SERVICES IN', 'METHODS IN'] });
    checkCompletion('SHOW RESOURCES $0', { first: ['IN'] });
  });

  it('proposes services for SHOW RESOURCES, which end the name', () => {
    checkCompletion('SHOW RESOURCES IN $0', { exactly: ['aws'] });
    checkCompletion('SHOW RESOURCES IN aws.$0', { has: ['s3', 'ec2'] });
    expect(accepting('SHOW RESOURCES IN aws.ec$0', 'ec2')).toBe('SHOW RESOURCES IN aws.ec2');
    checkCompletion('SHOW RESOURCES IN aws.ec2 $0', { exactly: ['LIKE', 'WHERE'] });
  });

  it('proposes the provider alone for SHOW SERVICES', () => {
    expect(accepting('SHOW SERVICES IN $0', 'aws')).toBe('SHOW SERVICES IN aws');
  });

  it('proposes resources for DESCRIBE and SHOW METHODS', () => {
    checkCompletion('DESCRIBE aws.s3.$0', { has: ['buckets', 'bucket'] });
    checkCompletion('SHOW METHODS IN aws.s3.$0', { has: ['buckets', 'bucket'] });
  });

  it('proposes methods for DESCRIBE METHOD', () => {
    checkCompletion('DESCRIBE METHOD aws.iottwinmaker.sync_job.$0', {
      has: ['get_resource', 'delete_resource'],
    });
  });

  it('goes on inside EXPLAIN as without it', () => {
    checkCompletion('EXPLAIN $0', { first: ['SELECT'], lacks: ['EXPLAIN'] });
    checkCompletion('EXPLAIN SELECT $0 FROM aws.s3.buckets', { has: ['bucket_name'] });
  });
});
