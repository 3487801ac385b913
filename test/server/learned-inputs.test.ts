/** The editor knows what AWS has said to runs that its lists need. */
import { describe, expect, it } from 'vitest';
import { learnedListInputsNotification } from '../../protocol/index.ts';
import { startSession } from './session.ts';

const learned = [{ typeName: 'AWS::ApiGateway::Resource', properties: ['RestApiId'] }];

describe('a key that AWS has named', () => {
  it('is missed in the statements that are open, and shown in a hover', async () => {
    const session = await startSession();
    const text = 'SELECT path_part\nFROM aws.apigateway.resources';
    const document = await session.open(text);
    expect(document.problems).toEqual([]);

    const republished = document.republished();
    await session.notify(learnedListInputsNotification, learned);
    expect(await republished).toMatchObject([
      { message: expect.stringContaining('needs `rest_api_id` to be listed') as unknown },
    ]);
    const hover = await document.hover(1, 24);
    expect(JSON.stringify(hover)).toContain('rest_api_id');

    expect(await document.change(`${text}\nWHERE rest_api_id = 'a'`)).toEqual([]);
    const joined =
      'SELECT r.path_part FROM aws.apigateway.rest_apis AS a\n' +
      'JOIN aws.apigateway.resources AS r ON r.rest_api_id = a.rest_api_id';
    expect(await document.change(joined)).toEqual([]);
    expect(await session.close()).toBe(0);
  });

  it('is not taken from a message that is none', async () => {
    const session = await startSession();
    await session.notify(learnedListInputsNotification, [
      { typeName: 'AWS::ApiGateway::Resource', properties: ['../x'] },
    ]);
    const { problems } = await session.open('SELECT path_part FROM aws.apigateway.resources');
    expect(problems).toEqual([]);
    expect(await session.close()).toBe(0);
  });
});
