import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { spawnIql } from './command.ts';

describe('iql emulator', () => {
  it('says where it listens, and ends when it is told to', async () => {
    const child = spawnIql(['emulator', '--port', '0']);
    const [text] = (await once(child.stdout, 'data')) as [Buffer];
    const url =
      /^listening on (http:\/\/127\.0\.0\.1:\d+)\n/.exec(text.toString())?.[1] ??
      expect.fail(text.toString());
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'CloudApiService.ListResources',
        authorization:
          'AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/cloudcontrolapi/aws4_request, SignedHeaders=host, Signature=0',
      },
      body: JSON.stringify({ TypeName: 'AWS::S3::Bucket' }),
    });
    expect(await answer.json()).toMatchObject({ TypeName: 'AWS::S3::Bucket' });
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('passes its exit code on', async () => {
    const child = spawnIql(['emulator', '--port', 'x']);
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(2);
  });
});

describe('iql lsp', () => {
  it('answers initialize over standard streams', async () => {
    const child = spawnIql(['lsp', '--stdio']);
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    let text = '';
    for await (const chunk of child.stdout) {
      text += String(chunk);
      if (text.includes('"capabilities"')) {
        break;
      }
    }
    expect(text).toContain('"id":1');
    expect(text).toContain('completionProvider');
  });
});
