/** The tables and columns that random statements are about. */

export interface Vocabulary {
  readonly tables: readonly VocabularyTable[];
}

export interface VocabularyTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** A few real resources, as their published names have them. */
export const someResources: Vocabulary = {
  tables: [
    {
      name: 'aws.s3.buckets',
      columns: ['bucket_name', 'arn', 'tags', 'versioning_configuration', 'region'],
    },
    { name: 'aws.ec2.vpcs', columns: ['vpc_id', 'cidr_block', 'instance_tenancy', 'region'] },
    { name: 'aws.ec2.subnets', columns: ['subnet_id', 'vpc_id', 'availability_zone', 'region'] },
    {
      name: 'aws.iottwinmaker.sync_job',
      columns: ['workspace_id', 'sync_source', 'state', 'region', 'data__Identifier'],
    },
  ],
};

/** Two tables with a few short columns, which SQLite can create. */
export const plainTables: Vocabulary = {
  tables: [
    { name: 't', columns: ['a', 'b', 'c'] },
    { name: 'u', columns: ['d', 'e', 'f'] },
  ],
};
