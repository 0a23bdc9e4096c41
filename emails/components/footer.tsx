import type { ReactNode } from "react";
import { Hr, Section, Text } from "react-email";
import { authority } from "@/lib/core/authority";
import { DeskMail, DeskPhone } from "./desk";
import { styles } from "./theme";
import { typeset } from "./typeset";

const Line = ({ children }: { children: ReactNode }) => (
  <Text className="m-quiet" style={styles.footerText}>
    {typeset(children)}
  </Text>
);

export const Footer = ({ reason }: { reason: string }) => (
  <Section style={styles.footer}>
    <Hr aria-hidden="true" style={styles.textOnlyRule} />
    <Line>Vous recevez ce message car {reason}.</Line>
    <Line>
      Une question ? Appelez le <DeskPhone />, {authority.desk.hours}. Ou écrivez à <DeskMail />.
    </Line>
    <Line>Nous ne vous demanderons jamais votre mot de passe, ni par mail ni par téléphone.</Line>
    <Line>Ce message est envoyé automatiquement.</Line>
  </Section>
);
