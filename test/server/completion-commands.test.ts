import { describe, expect, it } from 'vitest';
import { accepting, checkCompletion, completionAt, proposalAt } from './check-completion.ts';

describe('completion of statements beside the four of SQL', () => {
  it('begins with a verb of the whole dialect', () => {
    checkCompletion('$0', {
      has: [
        ...['PLAN', 'EXEC', 'CREATE VIEW', 'CREATE OR REPLACE VIEW', 'DROP VIEW', 'REPLACE'],
        ...['REFRESH MATERIALIZED VIEW', 'REGISTRY LIST', 'REGISTRY PULL', 'USE', 'AUTH LOGIN'],
        ...['SLEEP', 'BEGIN', 'COMMIT', 'ROLLBACK'],
      ],
    });
  });

  it('goes on inside PLAN as without it', () => {
    checkCompletion('PLAN $0', { first: ['SELECT'], lacks: ['ANALYZE', 'QUERY PLAN', 'PLAN'] });
    checkCompletion('PLAN SELECT $0 FROM aws.s3.buckets', { has: ['bucket_name'] });
  });

  it('goes on inside EXPLAIN, and after ANALYZE with what may be run', () => {
    checkCompletion('EXPLAIN $0', { first: ['SELECT'], has: ['ANALYZE', 'QUERY PLAN', 'UPDATE'] });
    checkCompletion('EXPLAIN ANALYZE $0', { exactly: ['SELECT', 'WITH', 'VALUES'] });
    checkCompletion('EXPLAIN QUERY $0', { exactly: ['PLAN'] });
    checkCompletion('EXPLAIN QUERY PLAN $0', { has: ['SELECT'], lacks: ['ANALYZE'] });
    checkCompletion('EXPLAIN ANALYZE SELECT $0 FROM aws.s3.buckets', { has: ['bucket_name'] });
  });

  it('leads through a view to its query', () => {
    checkCompletion('CREATE $0', { first: ['VIEW', 'OR REPLACE VIEW', 'MATERIALIZED VIEW'] });
    checkCompletion('CREATE VIEW v $0', { exactly: ['AS'] });
    checkCompletion('CREATE VIEW v AS $0', { first: ['SELECT', 'WITH'] });
    checkCompletion('CREATE OR REPLACE VIEW v AS SELECT $0 FROM aws.s3.buckets', {
      has: ['bucket_name'],
    });
  });

  it('says nothing where a view is given its name', () => {
    checkCompletion('CREATE VIEW $0', { lacks: ['AS', 'SELECT'] });
    checkCompletion('SAVEPOINT $0', { exactly: [] });
    checkCompletion('SLEEP $0', { exactly: [] });
  });

  it('knows what follows DROP, REFRESH, REGISTRY, USE, AUTH and BEGIN', () => {
    checkCompletion('DROP $0', { exactly: ['VIEW', 'MATERIALIZED VIEW'] });
    checkCompletion('DROP VIEW $0', { has: ['IF EXISTS'] });
    checkCompletion('REFRESH $0', { exactly: ['MATERIALIZED VIEW'] });
    checkCompletion('REGISTRY $0', { exactly: ['LIST', 'PULL'] });
    checkCompletion('REGISTRY PULL $0', { exactly: ['aws'] });
    checkCompletion('USE $0', { exactly: ['aws'] });
    checkCompletion('AUTH $0', { exactly: ['LOGIN', 'REVOKE'] });
    checkCompletion('BEGIN $0', { has: ['TRANSACTION', 'IMMEDIATE'] });
  });
});

describe('completion of EXEC', () => {
  it('proposes the methods of a resource', () => {
    checkCompletion('EXEC aws.ec2.vpcs.$0', {
      has: ['create_resource', 'get_resource', 'delete_resource'],
    });
  });

  it('offers the required params with their values to fill, at once and one by one', () => {
    const text = 'EXEC aws.iottwinmaker.sync_job.get_resource $0';
    checkCompletion(text, {
      first: ['@data__Identifier = …, @region = …', '@data__Identifier', '@region'],
      lacks: ['@data__PatchDocument', '@Identifier', '@data__ClientToken'],
    });
    expect(proposalAt(text, '@region').text).toBe("@region = '${1}'");
  });

  it('finds them by their @, and proposes none twice', () => {
    const text = "EXEC aws.iottwinmaker.sync_job.get_resource @region = 'us-east-1', @d$0";
    checkCompletion(text, { first: ['@data__Identifier'], lacks: ['@region'] });
    expect(accepting(text, '@data__Identifier')).toBe(
      "EXEC aws.iottwinmaker.sync_job.get_resource @region = 'us-east-1', @data__Identifier = '${1}'",
    );
    checkCompletion('EXEC aws.s3.buckets.create_resource @@$0', { exactly: ['@@json'] });
  });

  it('proposes values of a param', () => {
    const exec = 'EXEC aws.iottwinmaker.sync_job.get_resource';
    checkCompletion(`${exec} @region = '$0'`, { has: ['eu-west-1'] });
    checkCompletion(`${exec} @region = $0`, { has: ['eu-west-1'] });
    checkCompletion(`${exec} @data__Identifier = '$0'`, {
      exactly: ['<WorkspaceId>|<SyncSource>'],
    });
  });

  it('waits for a comma after a value, and takes no @ of another statement for a param', () => {
    checkCompletion("EXEC aws.s3.buckets.get_resource @region = 'us-east-1' $0", { exactly: [] });
    checkCompletion('SELECT * FROM aws.s3.buckets WHERE arn = @$0', {
      lacks: ['@region', '@@json'],
    });
  });
});

describe('completion inside templates', () => {
  const known = { templateVariables: () => ['env', 'stack.region'] };

  it('proposes the variables of the workspace', () => {
    checkCompletion(
      "SELECT * FROM aws.s3.buckets WHERE region = '{{ $0 }}'",
      {
        exactly: ['env', 'stack.region'],
      },
      known,
    );
    checkCompletion('SELECT {{ s$0 }} FROM aws.s3.buckets', { exactly: ['stack.region'] }, known);
    checkCompletion('SELECT * FROM aws.s3.buckets WHERE arn = {{$0', { has: ['env'] }, known);
    expect(completionAt('SELECT {{ $0 }}', known)?.opensUnasked).toBe(true);
  });

  it('closes what is not closed', () => {
    expect(proposalAt('SELECT {{ e$0', 'env', known).text).toBe('env }}');
    expect(proposalAt("SELECT '{{e$0", 'env', known).text).toBe('env}}');
    expect(proposalAt('SELECT {{ e$0 }}', 'env', known).text).toBeUndefined();
  });

  it('says nothing in a comment, or behind the template', () => {
    checkCompletion('-- {{ $0', { exactly: [] }, known);
    checkCompletion("SELECT '{{ env }}$0'", { lacks: ['env'] }, known);
  });
});
