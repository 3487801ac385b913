/**
 * What the first lists would otherwise wait for: names of every service, the types of the service that
 * most joins are within, and code that no list has used yet. In steps of a few milliseconds each.
 */
import { parseDocument } from '../../../language/syntax/index.ts';
import type { LanguageContext } from '../language-context.ts';
import { statementCursor } from '../statement-cursor.ts';
import { completeAt } from './complete.ts';

const servicesAStep = 40;
const typesAStep = 15;

/** Texts that end at their cursor, the likeliest first. */
const beginnings: readonly string[] = [
  'SELECT * FROM aws.',
  'SELECT b.arn FROM aws.s3.buckets b WHERE b.',
  "SELECT region FROM aws.s3.buckets WHERE region = '",
];
const later: readonly string[] = ['SELECT * FROM buck', 'SELECT * FROM aws.ec2.vpcs v JOIN '];

/** Each step does some of the work; stopping early loses nothing but the time that it would save. */
export function* warmUpSteps(language: LanguageContext): Generator<undefined, void> {
  const { catalog } = language;
  for (const text of beginnings) {
    complete(language, text);
    yield undefined;
  }
  const services = catalog.services();
  for (let start = 0; start < services.length; start += servicesAStep) {
    for (const { name } of services.slice(start, start + servicesAStep)) {
      catalog.tables(name);
    }
    yield undefined;
  }
  const types = catalog.tables('ec2').map(({ typeName }) => typeName);
  for (let start = 0; start < types.length; start += typesAStep) {
    for (const typeName of types.slice(start, start + typesAStep)) {
      catalog.resourceType(typeName);
    }
    yield undefined;
  }
  for (const text of later) {
    complete(language, text);
    yield undefined;
  }
}

function complete(language: LanguageContext, text: string): void {
  const document = parseDocument(text);
  const { placed, offset } = statementCursor(document, text.length);
  completeAt(language, language.bind(placed.statement), offset, {
    document,
    start: placed.start,
  });
}
