"""What is wrong, where, and how to mend it: findings, the rules behind them, and how they are shown."""
