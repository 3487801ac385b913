'use strict';
const assert = require('node:assert');
const vscode = require('vscode');

exports.run = async () => {
  await vscode.extensions.getExtension('iql-tests.iql-host-fixture').activate();
  const commands = await vscode.commands.getCommands(true);
  assert.ok(commands.includes('hostFixture.openPage'));
  console.log(`environment: ${process.env.IQL_HOST_FIXTURE}`);
};
