import type { ComponentProps } from "react";
import { Link, type LinkProps } from "react-router";

type Look = "primary" | "outline" | "quiet" | "danger";

type ButtonProps = Omit<ComponentProps<"button">, "className"> & { look?: Look };

export function Button({ look = "outline", type = "button", ...rest }: ButtonProps) {
  return <button type={type} className="button" data-look={look} {...rest} />;
}

/** A link that looks like a button. */
export function ButtonLink({ look = "outline", ...rest }: Omit<LinkProps, "className"> & { look?: Look }) {
  return <Link className="button" data-look={look} {...rest} />;
}
