import postgres from "postgres";

/** Where a server keeps its data, its log and its own process's id. */
export async function dataFolderOf(superuser: string): Promise<string> {
  const sql = postgres(superuser, { max: 1, onnotice: () => undefined });
  const [{ folder = "" } = {}] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
  await sql.end();
  return folder;
}
