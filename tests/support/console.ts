import { format } from "node:util";

const complaints: string[] = [];

console.error = (...parts: unknown[]) => {
  complaints.push(format(...parts));
};

afterEach(() => {
  const [first] = complaints.splice(0);
  if (first !== undefined) throw new Error(`console.error was called: ${first}`);
});
