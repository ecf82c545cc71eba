import { Transform } from "node:stream";

class ErrorLines extends Transform {
  count = 0;
  rest = "";

  constructor() {
    super({ decodeStrings: false });
  }

  _transform(text, _encoding, done) {
    const lines = (this.rest + text).split("\n");
    this.rest = lines.pop();
    const errors = lines.filter((line) => line.match(/ERROR/));
    this.count += errors.length;
    done(null, errors.map((line) => line + "\n").join(""));
  }
}

const writeErrors = async (input, output) => {
  const filter = new ErrorLines();
  input.setEncoding("utf8").pipe(filter).pipe(output);
  await new Promise((resolve, reject) => output.on("finish", resolve).on("error", reject));
  return filter.count;
};

export { writeErrors };
