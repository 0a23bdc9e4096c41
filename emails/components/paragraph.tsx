import type { ReactNode } from "react";
import { Text } from "react-email";
import { styles } from "./theme";
import { typeset } from "./typeset";

export const Paragraph = ({ children }: { children: ReactNode }) => (
  <Text className="m-ink" style={styles.text}>
    {typeset(children)}
  </Text>
);
