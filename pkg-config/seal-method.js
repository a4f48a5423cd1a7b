/**
 * The one way in which files are sealed, and how large they may be. A choice would be a way to be talked into a weaker one.
 */
export const ALG = "ECDH-ES+A256KW";
export const ENC = "A256GCM";

/** How long a sealed file may be, in characters: a thousand times a long referral. */
export const LARGEST = 16_000_000;

/** How many it may be sealed to. */
export const MOST_RECIPIENTS = 50;
