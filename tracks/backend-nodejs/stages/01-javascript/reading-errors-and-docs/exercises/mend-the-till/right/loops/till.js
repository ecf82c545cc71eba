export const show = (cents) => {
  let euros = 0;
  let rest = cents;
  while (rest >= 100) {
    rest -= 100;
    euros += 1;
  }
  return rest < 10 ? `${euros}.0${rest}` : `${euros}.${rest}`;
};

export const lineOf = (article, cents, pieces) => `${article.trim().toUpperCase()} x ${pieces} ${show(cents * pieces)}`;

export const headOf = (title, width) => {
  let head = title;
  for (let atEnd = true; head.length < width; atEnd = !atEnd) head = atEnd ? `${head}-` : `-${head}`;
  return head;
};

export const receiptOf = (title, lines) => {
  const all = [headOf(title, 20)];
  for (const line of lines) all.push(line);
  return all.join("\n");
};
