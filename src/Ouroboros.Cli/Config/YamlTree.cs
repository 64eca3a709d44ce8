using Ouroboros.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Ouroboros.Cli.Config;

/// <summary>Reads YAML text into raw values that know where they stand.</summary>
/// <remarks>Built on the parser's events: the package's own tree refuses duplicate keys before they can be told apart.</remarks>
internal static class YamlTree
{
    private const int DeepestNesting = 50;

    /// <summary>The one document of a text; null when it holds nothing but comments.</summary>
    /// <exception cref="YamlException">The text is no YAML, or holds a second document.</exception>
    public static RawValue? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            return ReadDocument(parser);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The package loses its way after a list that is never closed, or at a tag that is none, instead of saying so.
            var mark = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(mark, mark, "a value here does not end where it should", exception);
        }
    }

    private static RawValue? ReadDocument(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        parser.Consume<DocumentStart>();
        var root = ReadNode(parser, new Dictionary<AnchorName, RawValue>(), 0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
        {
            throw new YamlException(second.Start, second.End, "a second document begins here");
        }

        return root;
    }

    private static RawValue ReadNode(Parser parser, Dictionary<AnchorName, RawValue> anchors, int depth)
    {
        if (depth > DeepestNesting)
        {
            var mark = parser.Current!.Start;
            throw new YamlException(mark, mark, "values are nested too deeply");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return anchors.TryGetValue(alias.Value, out var known)
                ? known with { Line = (int)alias.Start.Line, Column = (int)alias.Start.Column }
                : throw new YamlException(alias.Start, alias.End, $"no anchor &{alias.Value} stands before this alias");
        }

        if (parser.Current is not NodeEvent start)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, "a value is missing");
        }

        var (line, column) = ((int)start.Start.Line, (int)start.Start.Column);
        RawValue value;
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            value = new RawScalar(scalar.Value, scalar.Style != ScalarStyle.Plain, line, column);
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<RawValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(parser, anchors, depth + 1));
            }

            value = new RawList(items, line, column);
        }
        else
        {
            parser.Consume<MappingStart>();
            var entries = new List<KeyValuePair<RawValue, RawValue>>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = ReadNode(parser, anchors, depth + 1);
                entries.Add(new(key, ReadNode(parser, anchors, depth + 1)));
            }

            value = new RawMapping(entries, line, column);
        }

        if (!start.Anchor.IsEmpty)
        {
            anchors[start.Anchor] = value;
        }

        return value;
    }
}
