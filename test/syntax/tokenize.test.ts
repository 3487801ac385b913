import { describe, it } from 'vitest';
import { checkTokens } from './check.ts';

describe('comments', () => {
  it('reads all four forms', () => {
    checkTokens('--a\n#b\n//c\n/* d\n */x', [
      'comment --a',
      'comment #b',
      'comment //c',
      'comment /* d\n */',
      'word x',
    ]);
  });

  it('needs no space after the dashes, and leaves a carriage return out', () => {
    checkTokens('a--b\r\nc', ['word a', 'comment --b', 'word c']);
  });

  it('takes no slash or hash inside a string for one', () => {
    checkTokens("'https://x#y -- z'", ["string 'https://x#y -- z'"]);
  });

  it('runs to the end of the text where it is not closed', () => {
    checkTokens('a /* b; c', ['word a', 'comment! /* b; c']);
  });
});

describe('strings', () => {
  it('reads doubled quotes and backslash escapes', () => {
    checkTokens(String.raw`'it''s' 'it\'s' 'a\\' 'b'`, [
      "string 'it''s'",
      String.raw`string 'it\'s'`,
      String.raw`string 'a\\'`,
      "string 'b'",
    ]);
  });

  it('reads a backslash at the end of a path as only a backslash', () => {
    checkTokens(String.raw`'C:\', x`, [String.raw`string 'C:\'`, 'punctuation ,', 'word x']);
    checkTokens(String.raw`a = 'C:\' AND b = 'x'`, [
      'word a',
      'operator =',
      String.raw`string 'C:\'`,
      'word AND',
      'word b',
      'operator =',
      "string 'x'",
    ]);
  });

  it('reads an escaped quote in JSON of several lines as one', () => {
    const json = String.raw`'{
      "note": "it\'s",
      "more": 1
    }'`;
    checkTokens(json, [`string ${json}`]);
  });

  it('lets a template inside hold quotes and span lines', () => {
    const text = `'{"a": {{ x | default('it') }}, "b": {{
      y['z'] }}}'`;
    checkTokens(text, [`string ${text}`]);
  });

  it('takes braces alone for text', () => {
    checkTokens("replace(x, '{{', '}}')", [
      'word replace',
      'punctuation (',
      'word x',
      'punctuation ,',
      "string '{{'",
      'punctuation ,',
      "string '}}'",
      'punctuation )',
    ]);
  });

  it('ends an unclosed one with its line where a statement or a blank line follows', () => {
    checkTokens("WHERE r = 'us-\n\nSELECT a", [
      'word WHERE',
      'word r',
      'operator =',
      "string! 'us-",
      'word SELECT',
      'word a',
    ]);
    checkTokens("r = 'us-\n\nSELECT 'x'", [
      'word r',
      'operator =',
      "string! 'us-",
      'word SELECT',
      "string 'x'",
    ]);
  });

  it('leaves the semicolon after an unclosed one outside', () => {
    checkTokens("r = 'us;\nx", ['word r', 'operator =', "string! 'us", 'punctuation ;', 'word x']);
  });

  it('reads blobs', () => {
    checkTokens("x'00ff' X'AB' x 'y'", ["blob x'00ff'", "blob X'AB'", 'word x', "string 'y'"]);
  });
});

describe('names', () => {
  it('reads double quotes, backticks and brackets', () => {
    checkTokens('"a ""b""" `c``d` [e f] x', [
      'name "a ""b"""',
      'name `c``d`',
      'name [e f]',
      'word x',
    ]);
  });

  it('takes brackets of an array or an index for marks', () => {
    checkTokens('[1, 2] a[b]', [
      'punctuation [',
      'number 1',
      'punctuation ,',
      'number 2',
      'punctuation ]',
      'word a',
      'punctuation [',
      'word b',
      'punctuation ]',
    ]);
  });

  it('lets a part after a dot start with a digit', () => {
    checkTokens('aws.s3.2fa', [
      'word aws',
      'punctuation .',
      'word s3',
      'punctuation .',
      'word 2fa',
    ]);
  });

  it('reads letters outside ASCII, and no foreign space', () => {
    checkTokens('größe\u00a0x', ['word größe', 'unknown \u00a0', 'word x']);
  });
});

describe('numbers, parameters and operators', () => {
  it('reads every form of number', () => {
    checkTokens('1 1.5 .5 1. 1e5 1.5E-3 0x1F 1_000', [
      'number 1',
      'number 1.5',
      'number .5',
      'number 1.',
      'number 1e5',
      'number 1.5E-3',
      'number 0x1F',
      'number 1_000',
    ]);
  });

  it('reads every form of parameter', () => {
    checkTokens('? ?1 :a @a $a @@json', [
      'parameter ?',
      'parameter ?1',
      'parameter :a',
      'parameter @a',
      'parameter $a',
      'parameter @@json',
    ]);
  });

  it('reads the longest operator', () => {
    checkTokens('a->>b->c||d::e<>f!=g==h<=i>=j<<k>>l', [
      ...['word a', 'operator ->>', 'word b', 'operator ->', 'word c', 'operator ||', 'word d'],
      ...['operator ::', 'word e', 'operator <>', 'word f', 'operator !=', 'word g'],
      ...['operator ==', 'word h', 'operator <=', 'word i', 'operator >=', 'word j'],
      ...['operator <<', 'word k', 'operator >>', 'word l'],
    ]);
  });
});

describe('templates', () => {
  it('reads expressions, control blocks, comments and Go forms', () => {
    checkTokens('{{ a | b("}") }} {% if x %} {# c #} {{ .a.b }} {{- range .x -}}', [
      'template {{ a | b("}") }}',
      'template {% if x %}',
      'comment {# c #}',
      'template {{ .a.b }}',
      'template {{- range .x -}}',
    ]);
  });

  it('reads a block of JSON at the top of a file', () => {
    checkTokens('<<<json\n{"a": "b"}\n>>>\nSELECT', [
      'template <<<json\n{"a": "b"}\n>>>',
      'word SELECT',
    ]);
  });

  it('ends an unclosed one with its line', () => {
    checkTokens('a = {{ b \nAND c = {{ d }}', [
      'word a',
      'operator =',
      'template! {{ b',
      'word AND',
      'word c',
      'operator =',
      'template {{ d }}',
    ]);
  });
});

describe('hints and anchors', () => {
  it('takes a marked comment after a verb for a hint, wherever its line starts', () => {
    checkTokens('SELECT /*+ SHOWRESULTS */ a', [
      'word SELECT',
      'hint /*+ SHOWRESULTS */',
      'word a',
    ]);
    checkTokens('INSERT\n/*+ AWAIT */ INTO', ['word INSERT', 'hint /*+ AWAIT */', 'word INTO']);
  });

  it('takes one on a line of its own for an anchor', () => {
    checkTokens('/*+ create, retries=3, retry_delay=5 */\nINSERT', [
      'anchor /*+ create, retries=3, retry_delay=5 */',
      'word INSERT',
    ]);
    checkTokens('SELECT 1\n  /*+ exists */\n', ['word SELECT', 'number 1', 'anchor /*+ exists */']);
  });

  it('takes one in the middle of an expression for a comment', () => {
    checkTokens('a + /*+ b */ c', ['word a', 'operator +', 'comment /*+ b */', 'word c']);
  });
});
