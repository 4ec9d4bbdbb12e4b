/**
 * The second press of a double click is meant for what the first one hit. By then the page may have
 * moved, and something else may be under the mouse: it is left alone there.
 */
export const firstClick =
  (act: () => void) =>
  ({ detail }: { detail: number }): void => {
    // 0: from the keyboard.
    if (detail < 2) act();
  };
