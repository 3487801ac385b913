/** What AWS has: resource types, their properties and the tables that the dialect makes of them. */

/** `timestamp` is ISO text; `object` and `array` are JSON text in a row. */
export type ValueType =
  'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'timestamp' | 'any';

/** A value of this property names a resource: a hint for joins and for following references. */
export interface PropertyReference {
  readonly typeName: string;
  readonly property: string;
}

/** One top-level property or attribute of a resource type, or one member of a nested type. */
export interface Property {
  /** Cloud Control's name: `WorkspaceId`. */
  readonly name: string;
  /** The canonical column name: `workspace_id`. */
  readonly column: string;
  /** Other spellings that resolve to it, the property name included. */
  readonly aliases: readonly string[];
  readonly type: ValueType;
  readonly required: boolean;
  readonly createOnly: boolean;
  /** Of a member of a nested type: in at least one place where that type is used. */
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** Some changes of it replace the resource; absent where a change always or never does. */
  readonly conditionalCreateOnly?: boolean;
  readonly deprecated?: boolean;
  /** The first paragraph of AWS's documentation; empty where there is none. */
  readonly documentation: string;
  readonly enumeration?: readonly string[];
  readonly pattern?: string;
  /** The nested type's name, for `Catalog.nestedType`; for an array, the type of its elements. */
  readonly nestedType?: string;
  readonly references?: readonly PropertyReference[];
}

export type Operation = 'create' | 'read' | 'update' | 'delete' | 'list';

export interface Handler {
  /** IAM actions, sorted: `iottwinmaker:GetSyncJob`. */
  readonly permissions: readonly string[];
  readonly timeoutInMinutes?: number;
}

export interface ResourceType {
  readonly typeName: string;
  readonly service: string;
  /** Canonical resource names, without service: `sync_job`, `sync_jobs`. Equal in some types. */
  readonly singular: string;
  readonly plural: string;
  readonly description: string;
  readonly documentationUrl: string;
  readonly properties: readonly Property[];
  /** Paths of the primary identifier's parts in schema order, `/` between nested names. */
  readonly primaryIdentifier: readonly string[];
  readonly tagProperty?: string;
  /** `undefined` where no source told: then every operation may exist. */
  readonly handlers?: Readonly<Partial<Record<Operation, Handler>>>;
  /** Properties that ListResources must be given. `undefined` where no source told. */
  readonly listInputs?: readonly string[];
  /** Sets of properties of which any one may be given in place of all of `listInputs`. */
  readonly listInputAlternatives?: readonly (readonly string[])[];
  /** Properties by which ListResources can narrow and which it does not need. */
  readonly optionalListInputs?: readonly string[];
  /** Other identifiers that the service has for it; Cloud Control takes the primary one only. */
  readonly additionalIdentifiers?: readonly (readonly string[])[];
  /** Nested paths, `*` for any element: `Listeners/*`. Top-level ones are flags of `properties`. */
  readonly nestedReadOnly?: readonly string[];
  readonly nestedWriteOnly?: readonly string[];
  readonly nestedCreateOnly?: readonly string[];
  /** Whether Cloud Control knows the type: `unknown` where no source told. */
  readonly provisioning: 'supported' | 'unsupported' | 'unknown';
  /** Global types answer the same in every region and are asked once, in the partition's home. */
  readonly scope: 'regional' | 'global';
}

export interface NestedType {
  readonly name: string;
  readonly documentation: string;
  readonly properties: readonly Property[];
}

/**
 * How a table reads its type. `one` gets by identifier; `all` lists, or gets where an identifier is
 * known; `listOnly` gives the identifier's parts, and what its list needs; `tags` one row a tag. The generic forms serve any
 * type by `TypeName`; `requests` and `request` show Cloud Control's own operations; `constant` is a list
 * of what there is to ask, and needs no call.
 */
export type TableForm =
  TypedForm | 'genericOne' | 'genericAll' | 'requests' | 'request' | 'constant';

/** The forms that belong to one type. */
export type TypedForm = 'one' | 'all' | 'listOnly' | 'tags';

/** A column that rows have. `property` is absent for `region`, `tag_key` and the like. */
export interface TableColumn {
  readonly name: string;
  readonly type: ValueType;
  readonly documentation: string;
  readonly property?: Property;
  /** Other spellings that resolve to it. */
  readonly aliases: readonly string[];
}

/**
 * A name that shapes the request and is no property: `data__Identifier`, `Identifier`, `TypeName`,
 * `ClientToken` … `SELECT *` leaves inputs out. `region` is a column, not an input.
 */
export interface TableInput {
  readonly name: string;
  /** What it means, one spelling for both generations. */
  readonly meaning:
    | 'identifier'
    | 'typeName'
    | 'patchDocument'
    | 'desiredState'
    | 'clientToken'
    | 'roleArn'
    | 'typeVersionId'
    | 'requestToken'
    | 'requestStatusFilter'
    | 'account'
    | 'accountId';
  readonly documentation: string;
}

export interface TableMethod {
  /** `get_resource`, `list_resources`, `create_resource`, `update_resource`, `delete_resource`. */
  readonly name: string;
  readonly accessibleBy: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'EXEC';
  /** As the customer's page prints them: `data__Identifier`, `region`, a list's inputs. */
  readonly requiredParameters: readonly string[];
  readonly operation: Operation;
}

/** What a table name means. Column order is the order of `SELECT *`. */
export interface ResourceTable {
  /** The canonical spelling, with provider: `aws.iottwinmaker.sync_job`. */
  readonly name: string;
  readonly form: TableForm;
  readonly description: string;
  /** Absent for the generic forms. */
  readonly type?: ResourceType;
  readonly columns: readonly TableColumn[];
  readonly inputs: readonly TableInput[];
  readonly methods: readonly TableMethod[];
}

export interface ServiceSummary {
  readonly name: string;
  readonly resourceCount: number;
}

/** One name of a service, from the index alone: no shard is read for it. */
export interface TableSummary {
  /** Without provider and service: `sync_jobs_list_only`. */
  readonly name: string;
  readonly form: TableForm;
  /** Empty for the generic forms, which serve any type. */
  readonly typeName: string;
}

/** The result of looking a written name up. `canonical` differs from the written name for an alias. */
export interface TableLookup {
  readonly canonical: string;
  readonly form: TableForm;
  readonly typeName?: string;
}

/**
 * The read interface. Nothing here throws on an unknown name. Names are compared without case.
 * `tables`, `services` and `lookup` touch the index only; `table`, `resourceType` and `nestedType`
 * read the service's shard on its first use.
 */
export interface Catalog {
  services(): readonly ServiceSummary[];
  /** Canonical names of one service, every form; empty for an unknown service. */
  tables(service: string): readonly TableSummary[];
  /** `parts` are what was written: provider, service, resource; or provider and a constant table. */
  lookup(parts: readonly string[]): TableLookup | undefined;
  table(parts: readonly string[]): ResourceTable | undefined;
  resourceType(typeName: string): ResourceType | undefined;
  nestedType(typeName: string, nested: string): NestedType | undefined;
}
