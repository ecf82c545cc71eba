import { type ComponentProps, useId } from "react";

type TextFieldProps = Omit<ComponentProps<"input">, "className" | "id"> & { label: string; hint?: string };

/** A field of one line with its label, and a hint below it. */
export function TextField({ label, hint, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        {...rest}
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="small soft">
          {hint}
        </p>
      )}
    </div>
  );
}
