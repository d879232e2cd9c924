/** The fields of one protobuf message, read from its bytes. Numbers of fields come from the .proto files of OpenTelemetry. */
export interface Fields {
  has(no: number): boolean;
  messages(no: number): Fields[];
  text(no: number): string;
  hex(no: number): string;
  /** A varint. */
  number(no: number): number;
  fixed64(no: number): bigint;
  double(no: number): number;
  packedFixed64(no: number): bigint[];
  packedDouble(no: number): number[];
}

/** @throws RangeError when the bytes are no message */
export function fieldsOf(bytes: Buffer): Fields {
  const found = new Map<number, (Buffer | bigint)[]>();
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(at++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (count: number): Buffer => {
    if (at + count > bytes.length) throw new RangeError('the message ends too early');
    return bytes.subarray(at, (at += count));
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const [no, wire] = [tag >> 3, tag & 7];
    const value = wire === 0 ? varint() : wire === 1 ? take(8) : wire === 2 ? take(Number(varint())) : wire === 5 ? take(4) : undefined;
    if (value === undefined) throw new RangeError(`there is no wire type ${wire}`);
    found.set(no, [...(found.get(no) ?? []), value]);
  }
  const all = (no: number): Buffer[] => (found.get(no) ?? []) as Buffer[];
  const last = (no: number): Buffer => all(no).at(-1) ?? Buffer.alloc(0);
  const eights = (no: number): Buffer[] => {
    const joined = Buffer.concat(all(no));
    return Array.from({ length: joined.length / 8 }, (_, index) => joined.subarray(index * 8, index * 8 + 8));
  };
  return {
    has: (no) => found.has(no),
    messages: (no) => all(no).map(fieldsOf),
    text: (no) => last(no).toString('utf8'),
    hex: (no) => last(no).toString('hex'),
    number: (no) => Number(found.get(no)?.at(-1) ?? 0),
    fixed64: (no) => eights(no).at(-1)?.readBigUInt64LE() ?? 0n,
    double: (no) => eights(no).at(-1)?.readDoubleLE() ?? 0,
    packedFixed64: (no) => eights(no).map((eight) => eight.readBigUInt64LE()),
    packedDouble: (no) => eights(no).map((eight) => eight.readDoubleLE()),
  };
}
