/** What `iql --help` prints, and the one line for a command line that cannot be understood. */

/** The command line is wrong: exit code 2 and this message. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const help = `iql: AWS as a SQL database

  iql run [FILE|-] [-e SQL]         run statements and print their rows
  iql explain [FILE|-] [-e SQL]     print what a run would ask AWS, and the SQL
  iql check FILE… [--format json]   print what is wrong with statements
  iql emulator [OPTIONS]            answer the Cloud Control API on this computer
  iql lsp --stdio                   the language server
  iql --help | --version

Options of run and explain
  -e, --execute SQL     take the statements from here instead of a file
      --region REGION   region of tables whose statement names none
      --profile NAME    profile of ~/.aws
      --endpoint URL    where Cloud Control answers, such as an emulator
Options of run
      --format FORMAT   table (default), json, ndjson or csv
      --row-limit N     rows of one result at most (default 100000)
      --concurrency N   requests under way at a time (default 8)
      --yes             delete without asking
Options of emulator
      --port N  --data FILE  --latency MS  --rate RPS  --page N

Exit code 0: fine. 1: a statement failed, or check found an error. 2: wrong usage.
`;
