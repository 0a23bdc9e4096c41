import type { ReactNode } from "react";
import { Section, Text } from "react-email";
import { styles } from "./theme";
import { typeset } from "./typeset";

export const Aside = ({ title, children }: { title: string; children: ReactNode }) => (
  <Section className="m-aside" style={styles.aside}>
    <Text className="m-ink" style={styles.asideTitle}>
      {typeset(title)}
    </Text>
    {children}
  </Section>
);
