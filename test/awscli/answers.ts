/** What the CLI prints of Cloud Control's answers, as far as the suite reads it. */

export interface ListAnswer {
  readonly TypeName?: string;
  readonly ResourceDescriptions: readonly DescriptionAnswer[];
  readonly NextToken?: string;
}

export interface DescriptionAnswer {
  readonly Identifier: string;
  /** JSON text. */
  readonly Properties: string;
}

export interface GetAnswer {
  readonly TypeName: string;
  readonly ResourceDescription: DescriptionAnswer;
}

export interface ProgressAnswer {
  readonly ProgressEvent: ProgressEvent;
}

export interface ProgressEvent {
  readonly TypeName: string;
  readonly Identifier?: string;
  readonly RequestToken: string;
  readonly Operation: string;
  readonly OperationStatus: string;
  readonly ErrorCode?: string;
  readonly StatusMessage?: string;
  /** ISO text, or seconds since 1970 from the first version of the CLI. */
  readonly EventTime: string | number;
}

export interface RequestsAnswer {
  readonly ResourceRequestStatusSummaries: readonly ProgressEvent[];
  readonly NextToken?: string;
}
