/** Flags of an entry as IPTC's news codes have them. */

/** IPTC signals: what an editor or a machine has to know of an item. http://cv.iptc.org/newscodes/signal/ */
export const SIGNAL_SCHEME = "http://cv.iptc.org/newscodes/signal/";

/** This item corrects what was published before. http://cv.iptc.org/newscodes/signal/correction */
export const CORRECTION_SIGNAL = "correction";
