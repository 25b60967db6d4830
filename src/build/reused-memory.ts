/** Memory that is used again and again: to have the system give and take it costs more than to fill it. */
export class ReusedMemory {
  #memory: Buffer = Buffer.alloc(0);

  /**
   * Takes the memory; what was in it is gone.
   * @param size - bytes
   * @returns as many, with anything in them, good until the next call
   */
  take(size: number): Buffer {
    if (this.#memory.length < size) this.#memory = Buffer.allocUnsafeSlow(size * 2);
    return this.#memory.subarray(0, size);
  }
}
