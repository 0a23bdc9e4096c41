import path from "node:path";

export const projectDir = process.cwd();
export const dataDir = path.join(projectDir, ".data");
export const inProject = (...parts: string[]) => path.join(projectDir, ...parts);
