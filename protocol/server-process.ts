/** How the process of the language server is started, by whoever starts it. */

/**
 * V8's options for a program that answers in short bursts: what an answer needs and nobody keeps is let
 * go in a nursery of this size, in megabytes, before it fills the heap of what is kept. The room
 * is given back in idle time (`server/idle-collection.ts`): `bench/README.md` has the figures.
 */
export const serverProcessOptions: readonly string[] = ['--max-semi-space-size=8'];

/**
 * Added to the environment of that process. Glibc's allocator keeps what its threads once took, and a
 * compiler's threads take most. With one arena, large blocks on pages of their own and little room kept
 * at the end of the heap it gives the rest back. Other allocators do not know the names.
 */
export const serverProcessEnvironment: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '32768',
  MALLOC_TRIM_THRESHOLD_: '32768',
  MALLOC_TOP_PAD_: '16384',
};
