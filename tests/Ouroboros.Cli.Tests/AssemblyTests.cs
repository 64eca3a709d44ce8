namespace Ouroboros.Cli.Tests;
