/** Who reads a child's page as its family does: whoever is responsible for the child, and the child itself. */
export const FAMILY = ['guardian', 'pupil'] as const;

export const isFamily = (role: string) => (FAMILY as readonly string[]).includes(role);
