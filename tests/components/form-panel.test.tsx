import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { FormPanel } from "@/components/ui/form-page";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import type { FormAction, FormState } from "@/lib/core/form";

const typed = { email: "lea@exemple", guardian: "on" };
const emailError = "Écrivez une adresse complète.";
const invalid: FormState = { status: "invalid", fields: { email: emailError, jeton: "Ce lien est incomplet." }, values: typed };

function show(action: FormAction) {
  const user = userEvent.setup();
  render(
    <FormPanel action={action} title="Créer mon compte" heading="Créer mon compte" submit="Envoyer" hidden={{ jeton: "abc" }}>
      <TextField name="email" type="email" label="Adresse mail" hint="C'est votre identifiant." />
      <PasswordField name="password" label="Mot de passe" autoComplete="new-password" />
      <CheckboxField name="guardian" label="Je suis parent ou responsable légal" />
    </FormPanel>,
  );
  const email = screen.getByRole("textbox", { name: "Adresse mail" });
  const password = screen.getByLabelText("Mot de passe");
  const guardian = screen.getByRole("checkbox", { name: "Je suis parent ou responsable légal" });
  return {
    user,
    email,
    password,
    guardian,
    button: screen.getByRole("button", { name: "Envoyer" }),
    async send() {
      await user.type(email, typed.email);
      await user.type(password, "marée haute");
      await user.click(guardian);
      await user.click(screen.getByRole("button", { name: "Envoyer" }));
    },
  };
}

test("before anything is sent, nothing is wrong", () => {
  const { email } = show(async () => invalid);
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  expect(email).not.toHaveAttribute("aria-invalid");
  expect(document.title).toBe("Créer mon compte – Portail Familles");
});

test("errors are announced with the focus, before the heading, and lead to their fields", async () => {
  const { send, email } = show(async () => invalid);
  await send();
  const summary = await screen.findByRole("alert");
  await waitFor(() => expect(summary).toHaveFocus());
  expect(summary.compareDocumentPosition(screen.getByRole("heading"))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(within(summary).getByRole("link", { name: emailError })).toHaveAttribute("href", `#${email.id}`);
  expect(within(summary).getByText("Ce lien est incomplet.")).not.toHaveAttribute("href");
  expect(document.title).toBe("Erreur : Créer mon compte – Portail Familles");
});

test("a wrong field says so itself, in the same words", async () => {
  const { send, email, password } = show(async () => invalid);
  await send();
  await screen.findByRole("alert");
  expect(email).toHaveAccessibleName("Adresse mail");
  expect(email).toHaveAttribute("aria-invalid", "true");
  expect(email).toHaveAccessibleDescription(`Erreur : ${emailError} (obligatoire) C'est votre identifiant.`);
  expect(password).not.toHaveAttribute("aria-invalid");
});

test("what was typed stays, ticks too, but never the password", async () => {
  const { send, email, password, guardian } = show(async () => invalid);
  await send();
  await screen.findByRole("alert");
  expect(email).toHaveValue(typed.email);
  expect(guardian).toBeChecked();
  expect(password).toHaveValue("");
});

test("a box that came back unticked stays unticked", async () => {
  const { send, guardian } = show(async () => ({ ...invalid, values: { email: typed.email } }));
  await send();
  await screen.findByRole("alert");
  expect(guardian).not.toBeChecked();
});

test("a refusal about one field leads to that field; another one is told as a sentence", async () => {
  const message = "Cette adresse ne convient pas.";
  const answers: FormState[] = [
    { status: "refused", reason: "address", message, field: "email", values: typed },
    { status: "refused", reason: "busy", message: "Réessayez dans une minute.", values: typed },
  ];
  const { send, email, user, button } = show(async () => answers.shift() ?? { status: "done" });
  await send();
  const link = await screen.findByRole("link", { name: message });
  expect(link).toHaveAttribute("href", `#${email.id}`);
  await user.click(button);
  await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("Réessayez dans une minute."));
  expect(email).not.toHaveAttribute("aria-invalid");
});

test("an accident is told with what the door says", async () => {
  const { send, email } = show(async () => ({ status: "failed", incident: "k7", message: "Appelez-nous avec le numéro k7.", values: typed }));
  await send();
  expect(await screen.findByRole("alert")).toHaveTextContent("Appelez-nous avec le numéro k7.");
  expect(email).toHaveValue(typed.email);
});

test("while the form is on its way the button waits and says so", async () => {
  let answer: (state: FormState) => void = () => {};
  const { send, button } = show(() => new Promise((resolve) => (answer = resolve)));
  expect(button).toBeEnabled();
  await send();
  await waitFor(() => expect(button).toBeDisabled());
  expect(screen.getByText("Envoi en cours…")).toHaveAttribute("aria-live", "polite");
  answer({ status: "done" });
  await waitFor(() => expect(button).toBeEnabled());
  expect(screen.queryByText("Envoi en cours…")).not.toBeInTheDocument();
});
