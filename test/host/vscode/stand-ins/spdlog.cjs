// Stands in for the native add-on `@vscode/spdlog`, which has no prebuilt binary. VS Code writes every
// log and every output channel through it, so without it the Output panel stays empty. Files are not
// rotated: the logs of a test are short.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const levelNames = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(_type, _name, file) {
    this.file = file;
    this.level = 2;
    this.formatted = true;
  }
  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {
    this.formatted = true;
  }
  clearFormatters() {
    this.formatted = false;
  }
  flush() {}
  drop() {}
  write(level, message) {
    if (level < this.level) return;
    fs.appendFileSync(this.file, this.formatted ? withTimeAndLevel(level, message) : message);
  }
}

/** VS Code recognises `2025-01-31 12:00:00.000 [info] message`, in local time. */
function withTimeAndLevel(level, message) {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  const time = local.toISOString().replace('T', ' ').replace('Z', '');
  return `${time} [${levelNames[level]}] ${message}\n`;
}

async function createLogger(name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  // VS Code reads the file of an output channel before anything is written to it.
  await fs.promises.appendFile(file, '');
  return new Logger('rotating_async', name, file);
}

exports.version = 0;
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
