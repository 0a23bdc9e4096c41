import { columns, type Column } from "@/lib/imports/rules";
import { columnWords } from "@/lib/imports/words";

const first: Record<Column, string> = {
  household: "1", guardianGivenName: "Anne", guardianFamilyName: "Exemple", email: "anne.exemple@exemple.fr", phone: "06 12 34 56 78", addressLine: "3 rue des Dunes", addressExtra: "",
  postcode: "44210", commune: "Pornic", childGivenName: "Léa", childFamilyName: "Exemple", bornOn: "14/03/2019", schoolLevel: "CE1", school: "École de la Plage",
};

/** A line like the model's first, but for what is wished. */
export const aLine = (wishes: Partial<Record<Column, string>> = {}): string => columns.map((column) => wishes[column] ?? first[column]).join(";");

export const aFile = (...lines: string[]): string => [columns.map((column) => columnWords[column]).join(";"), ...lines].join("\r\n");
