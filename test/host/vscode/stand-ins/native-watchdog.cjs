// Stands in for the native add-on `@vscode/native-watchdog`, which has no prebuilt binary. It ends an
// extension host whose parent has died; Node's own `disconnect` event does that for a forked process.
'use strict';

exports.start = () => undefined;
exports.exit = (code) => process.exit(code);
