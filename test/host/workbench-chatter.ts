// What every window of this server logs, whatever the extension does. It would bury a suite's own lines.
const beginnings = [
  'Resolving connection token',
  'Resolved connection token',
  'Creating a socket',
  '[reconnection-grace-time]',
  '[remote-connection]',
  '[Service Worker] registration TypeError',
  '[AgentHost',
  '[AccountPolicyGate]',
  'Ignoring fetching additional builtin extensions',
  'Updating additional builtin extensions',
  'No search provider registered',
];

export function isWorkbenchChatter(line: string): boolean {
  return beginnings.some((beginning) => line.startsWith(beginning));
}
