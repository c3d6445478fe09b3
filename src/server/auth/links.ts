// The secret stands behind `#`: a browser sends it to no server, so that it is in no log.

export const setPasswordLink = (origin: string, token: string): string => `${origin}/api/pages/new-password#${token}`;

export const firstInstructorLink = (origin: string, token: string): string =>
  `${origin}/api/pages/first-instructor#${token}`;
