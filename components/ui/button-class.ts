export type ButtonVariant = "primary" | "secondary" | "danger";

export function buttonClass(variant: ButtonVariant): string {
  return `button button-${variant}`;
}
