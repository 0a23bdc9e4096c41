import { render, screen } from "@testing-library/react";
import { Letter } from "@/components/callers/letter";
import { authority } from "@/lib/core/authority";

const letter = { family: "Mme Yvonne Prigent", address: ["3 rue du Port", "44210 Pornic"], text: "Votre demande est enregistrée.", writtenOn: "samedi 28 novembre 2026" };

test("a letter says who writes, to whom, when and what", () => {
  render(<Letter {...letter} />);
  const sheet = screen.getByRole("article", { name: "Courrier" });
  for (const words of [authority.desk.name, ...authority.address, letter.family, ...letter.address, "Le samedi 28 novembre 2026", letter.text]) expect(sheet).toHaveTextContent(words);
  expect(sheet).not.toHaveTextContent("Adresse à compléter");
});

test("without an address, a letter leaves room to write it", () => {
  render(<Letter {...letter} address={[]} />);
  expect(screen.getByText("Adresse à compléter à la main")).toBeInTheDocument();
});
