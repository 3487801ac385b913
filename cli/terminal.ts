/** What a command has of the world: streams, the environment, a signal, and places of other files. */

/** The part of a readable stream that commands use. */
export interface TerminalInput extends NodeJS.ReadableStream {
  readonly isTTY?: boolean;
}

/** The part of a writable stream that commands use. */
export interface TerminalOutput extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Terminal {
  /** Without the runtime and the program. */
  readonly argv: readonly string[];
  readonly stdin: TerminalInput;
  readonly stdout: TerminalOutput;
  readonly stderr: TerminalOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts at the first Ctrl+C. */
  readonly signal: AbortSignal;
  readonly places: Places;
}

export interface Places {
  /** The directory of the generated catalog. */
  readonly catalog: string;
  /** The package's `package.json`, which holds its version. */
  readonly manifest: string;
  readonly tableProcess: string;
  readonly exportProcess: string;
  readonly emulator: string;
  readonly server: string;
}
