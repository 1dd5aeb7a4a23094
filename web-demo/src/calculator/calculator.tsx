export const Calculator = () => <h1>How big must this subnet be?</h1>;
