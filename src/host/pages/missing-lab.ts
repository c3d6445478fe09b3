/** Neither the course nor this browser has such a lab. */
export class MissingLab extends Error {}
