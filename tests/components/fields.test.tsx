import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderToStaticMarkup } from "react-dom/server";
import { FormPanel } from "@/components/ui/form-page";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import type { FormState } from "@/lib/core/form";

const done = async (): Promise<FormState> => ({ status: "done" });

test("a field is named by its label alone and described as mandatory", () => {
  render(<TextField name="firstName" label="Prénom" autoComplete="given-name" />);
  const field = screen.getByRole("textbox", { name: "Prénom" });
  expect(field).toHaveAttribute("aria-required", "true");
  expect(field).not.toHaveAttribute("required");
  expect(field).toHaveAccessibleDescription("(obligatoire)");
});

test("a field that may stay empty says so", () => {
  render(<TextField name="phone" label="Téléphone" type="tel" optional />);
  const field = screen.getByRole("textbox", { name: "Téléphone" });
  expect(field).toHaveAccessibleDescription("(facultatif)");
  expect(field).not.toHaveAttribute("aria-required");
});

test("two forms on one page keep their fields apart", () => {
  render(
    <>
      <FormPanel id="name" action={done} heading="Nom" submit="Enregistrer le nom">
        <TextField name="value" label="Nom" />
      </FormPanel>
      <FormPanel id="phone" action={done} heading="Téléphone" submit="Enregistrer le téléphone">
        <TextField name="value" label="Téléphone" />
      </FormPanel>
    </>,
  );
  expect(screen.getByLabelText("Nom")).toHaveAttribute("id", "name-field-value");
  expect(screen.getByLabelText("Téléphone")).toHaveAttribute("id", "phone-field-value");
});

test("a password can be shown and hidden again, keeping what was typed", async () => {
  const user = userEvent.setup();
  render(<PasswordField name="password" label="Mot de passe" autoComplete="current-password" />);
  const field = screen.getByLabelText("Mot de passe");
  await user.type(field, "marée haute");
  await user.click(screen.getByRole("button", { name: /^Afficher/ }));
  expect(field).toHaveAttribute("type", "text");
  await user.click(screen.getByRole("button", { name: /^Masquer/ }));
  expect(field).toHaveAttribute("type", "password");
  expect(field).toHaveValue("marée haute");
});

test("a password can be pasted", async () => {
  const user = userEvent.setup();
  render(<PasswordField name="password" label="Mot de passe" autoComplete="new-password" />);
  await user.click(screen.getByLabelText("Mot de passe"));
  await user.paste("marée haute sous la jetée");
  expect(screen.getByLabelText("Mot de passe")).toHaveValue("marée haute sous la jetée");
});

test("without scripts there is no button that would do nothing", () => {
  const html = renderToStaticMarkup(<PasswordField name="password" label="Mot de passe" autoComplete="current-password" />);
  expect(html).toContain('type="password"');
  expect(html).not.toContain("<button");
});
