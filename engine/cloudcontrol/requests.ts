/**
 * What Cloud Control demands of a request, checked before it is sent: the SDK checks nothing, and
 * AWS's own answer names no column. Source: the API's model, constraints of its string members.
 */
import { SourceError } from '../execute/index.ts';
import type { DeleteRequest, ListRequest, ResourceRequest } from '../execute/index.ts';

const longestJson = 262_144;

/** The ResourceModel as JSON text, where the request has one. */
export function checkList(request: ListRequest): string | undefined {
  checkTypeName(request.typeName);
  if (request.resourceModel === undefined) {
    return undefined;
  }
  const model = JSON.stringify(request.resourceModel);
  if (model.length > longestJson) {
    refuse(
      `the inputs of the list of \`${request.typeName}\` are ${model.length} characters long and ` +
        `Cloud Control takes ${longestJson}: give shorter values`,
    );
  }
  return model;
}

export function checkResource(request: ResourceRequest): void {
  checkTypeName(request.typeName);
  const { length } = request.identifier;
  if (length === 0) {
    refuse(`the identifier of \`${request.typeName}\` is empty: give the resource's identifier`);
  }
  if (length > 1024) {
    refuse(
      `an identifier of \`${request.typeName}\` is ${length} characters long and Cloud Control takes 1024`,
    );
  }
}

export function checkDelete(request: DeleteRequest): void {
  checkResource(request);
  if (!/^[-A-Za-z0-9+/=]{1,128}$/.test(request.clientToken)) {
    refuse(
      `the client token \`${request.clientToken}\` is not 1 to 128 of letters, digits and \`-+/=\``,
    );
  }
}

function checkTypeName(typeName: string): void {
  if (!/^\w{2,64}::\w{2,64}::\w{2,64}(?:::MODULE)?$/.test(typeName)) {
    refuse(`\`${typeName}\` is no resource type: a type is written \`AWS::Service::Resource\``);
  }
}

function refuse(message: string): never {
  throw new SourceError({ kind: 'plan', message });
}
