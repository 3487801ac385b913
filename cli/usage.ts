/** What `iql --help` prints, and the one line for a command line that cannot be understood. */

/** The command line is wrong: exit code 2 and this message. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const help = `iql: AWS as a SQL database

  iql run [FILE|-] [-e SQL]         run statements and print their rows
  iql explain [FILE|-] [-e SQL] [--format json]
                                    print what a run would ask AWS, and the SQL
  iql check FILE… [--format json]   print what is wrong with statements
  iql format FILE… [--write]        lay statements out, in the files or on the screen
  iql translate [FILE|-] [-e SQL] --to ENGINE
                                    print statements in another engine's SQL
  iql emulator [OPTIONS]            answer the Cloud Control API on this computer
  iql lsp                           the language server, over standard streams
  iql --help | --version

Options of run and explain
  -e, --execute SQL     take the statements from here instead of a file
      --region REGION   region of tables whose statement names none
      --profile NAME    profile of ~/.aws
      --endpoint URL    where Cloud Control answers, such as an emulator
      --views FILE      where statements find views; may be given more than once (check
                        and translate too)
      --param NAME=VALUE  the value of {{ NAME }}, :NAME or @NAME; may be given more than once
      --vars FILE       values of parameters, in JSON or YAML
Options of run
      --format FORMAT   table (default), json, ndjson, csv, tsv, markdown or sql
  -o, --output FILE     write the rows to FILE: .csv, .tsv, .json, .ndjson, .md, .html,
                        .xlsx, .parquet, .sqlite or .sql, or as --format says
      --keep-formulas   leave texts that a spreadsheet would run as they are
      --row-limit N     rows of one result at most (default 100000; of a file 5000000)
      --concurrency N   requests under way at a time at most (default 32)
      --timeout SECONDS  stop a statement that takes longer (default 0: never)
      --strict          fail where a region, an account or a resource cannot be read
      --yes             delete without asking
Options of check
      --severity CODE=LEVEL   show a kind of problem as error, warning, information,
                              hint or off; may be given more than once
Options of format
      --write  --check        rewrite files; name those that would change
      --keyword-case CASE     upper (default), lower or preserve
      --comma-place PLACE     trailing (default) or leading
      --line-width N          what fits stays on one line (default 100)
      --indent N  --tabs      spaces of a level (default 2), or a tab
Options of translate
      --to ENGINE       athena, trino, postgresql, snowflake, bigquery or redshift
      --table-pattern P  names of tables (default {service}_{resource})
Options of emulator
      --port N  --data FILE  --latency MS  --rate RPS  --page N

Exit code 0: fine. 1: a statement failed, check found an error, format --check a file. 2: wrong usage.
`;
