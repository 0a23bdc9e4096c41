import { Fragment } from "react";
import { Text } from "react-email";
import { styles } from "./theme";
import { typeset } from "./typeset";

/** A list that came as text, one item a line. */
export const Lines = ({ children }: { children: string }) => (
  <Text className="m-ink" style={styles.text}>
    {children.split("\n").map((line, index) => (
      <Fragment key={index}>
        {index === 0 ? null : <br />}
        {typeset(line)}
      </Fragment>
    ))}
  </Text>
);
