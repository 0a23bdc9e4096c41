import type { ComponentProps } from "react";
import { buttonClass, type ButtonVariant } from "./button-class";

type ButtonProps = Omit<ComponentProps<"button">, "className"> & { variant?: ButtonVariant | undefined };

export function Button({ variant = "primary", type = "submit", ...native }: ButtonProps) {
  return <button type={type} className={buttonClass(variant)} {...native} />;
}
