/** Name of a processor in Linux' filters, and the numbers of its system calls that the filter names. */
export type SyscallTable = {
  auditArch: number;
  /** First call of another table on the same processor (x32). */
  foreignFrom: number | null;
  clone: number;
  clone3: number;
  socket: number;
  /** First and last number of each range of allowed calls; `clone` and `socket` have their own conditions. */
  allowed: CallRanges;
  /** Calls by which a program gets around Landlock's rules. */
  pastLandlock: PastLandlock;
};

type CallRanges = readonly (readonly [from: number, to: number])[];

export type PastLandlock = {
  /**
   * Calls that are refused because Landlock has no rule on them: rights, owners, times and attributes of
   * files, a new session or process group, and the scheduling of others.
   */
  refused: CallRanges;
  /** The filter reports success for it without doing it, because copying a file would fail otherwise. */
  fchmod: number;
  /** Calls that are allowed with some arguments only. */
  socketpair: number;
  sendto: number;
  sendmsg: number;
  sendmmsg: number;
  setsockopt: number;
  fcntl: number;
  prctl: number;
  prlimit: number;
  setpriority: number;
};

/** Numbers that are equal on all processors: close_range, faccessat2, epoll_pwait2, fchmodat2, mseal. */
const NEWER: CallRanges = [
  [436, 436],
  [439, 439],
  [441, 441],
  [452, 452],
  [462, 462],
];

/**
 * Allows the calls of node and of PostgreSQL in WebAssembly, with similar ones. Their numbers are from
 * Linux' `syscall_64.tbl` and `asm-generic/unistd.h`. The list leaves out calls that look into other
 * processes, mount, make namespaces, load programs into the kernel, or use its keys, clock, io_uring,
 * messages and semaphores (System V and POSIX), or watch files (a user has 128 inotify instances, for all runs). It also leaves out calls that make devices or attributes of
 * files, calls that allocate memory outside the limits of a process (memfd, System V), and calls newer than
 * this table.
 */
export const SYSCALLS: Partial<Record<NodeJS.Architecture, SyscallTable>> = {
  x64: {
    auditArch: 0xc000003e,
    foreignFrom: 0x40000000,
    clone: 56,
    clone3: 435,
    socket: 41,
    allowed: [
      [0, 28],
      [32, 63],
      [72, 100],
      [102, 102],
      [104, 132],
      [137, 138],
      [140, 152],
      [157, 158],
      [160, 160],
      [162, 162],
      [186, 187],
      [191, 204],
      [213, 213],
      [217, 219],
      [221, 226],
      [228, 235],
      [247, 247],
      [252, 252],
      [257, 258],
      [260, 271],
      [273, 277],
      [280, 293],
      [295, 297],
      [299, 299],
      [302, 302],
      [306, 307],
      [309, 309],
      [315, 316],
      [318, 318],
      [324, 332],
      [334, 334],
      ...NEWER,
    ],
    pastLandlock: {
      refused: [
        [90, 90],
        [92, 94],
        [109, 109],
        [112, 112],
        [132, 132],
        [142, 142],
        [144, 144],
        [191, 199],
        [203, 203],
        [235, 235],
        [260, 261],
        [268, 268],
        [280, 280],
        [452, 452],
      ],
      fchmod: 91,
      socketpair: 53,
      sendto: 44,
      sendmsg: 46,
      sendmmsg: 307,
      setsockopt: 54,
      fcntl: 72,
      prctl: 157,
      prlimit: 302,
      setpriority: 141,
    },
  },
  arm64: {
    auditArch: 0xc00000b7,
    foreignFrom: null,
    clone: 220,
    clone3: 435,
    socket: 198,
    allowed: [
      [8, 17],
      [19, 25],
      [29, 29],
      [31, 32],
      [34, 38],
      [43, 50],
      [52, 57],
      [59, 59],
      [61, 74],
      [76, 88],
      [90, 91],
      [93, 96],
      [98, 103],
      [107, 111],
      [113, 115],
      [118, 141],
      [143, 160],
      [163, 169],
      [172, 179],
      [198, 216],
      [220, 223],
      [226, 233],
      [240, 240],
      [242, 243],
      [260, 261],
      [267, 267],
      [269, 269],
      [275, 276],
      [278, 278],
      [283, 291],
      [293, 293],
      ...NEWER,
    ],
    pastLandlock: {
      refused: [
        [8, 16],
        [53, 55],
        [88, 88],
        [118, 119],
        [122, 122],
        [154, 154],
        [157, 157],
        [452, 452],
      ],
      fchmod: 52,
      socketpair: 199,
      sendto: 206,
      sendmsg: 211,
      sendmmsg: 269,
      setsockopt: 208,
      fcntl: 25,
      prctl: 167,
      prlimit: 261,
      setpriority: 140,
    },
  },
};
