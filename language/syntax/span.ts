/** A half-open range of UTF-16 offsets, counted from the start of one statement's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `offset` lies in `span` or touches either of its ends, as a cursor does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

export function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the two have text in common. */
export function overlaps(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end;
}

export function isSameSpan(left: Span, right: Span): boolean {
  return left.start === right.start && left.end === right.end;
}
