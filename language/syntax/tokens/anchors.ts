/** What a comment that opens with `/*+` is: an anchor of a deployment file, or a hint. */

const anchorNames = new Set([
  'exists',
  'create',
  'update',
  'createorupdate',
  'delete',
  'statecheck',
  'exports',
  'command',
  'callback',
  'troubleshoot',
  'preflight',
  'postdeploy',
]);

const shape = /^\/\*\+\s*([A-Za-z_]\w*)(?::\w+)?\s*(?:,[^*]*)?\*\/$/;

/** Whether a comment with this text, alone at the start of a line, ends the statement before it. */
export function isKnownAnchor(comment: string): boolean {
  const name = shape.exec(comment)?.[1];
  return name !== undefined && anchorNames.has(name.toLowerCase());
}

/** Whether it could be an anchor of a name that we do not know. */
export function hasAnchorShape(comment: string): boolean {
  return shape.test(comment);
}
