using System.Collections.Concurrent;
using System.Reflection;
using Newtonsoft.Json.Serialization;

namespace SlackNet;

public interface ISlackTypeResolver
{
    Type FindType(Type baseType, string slackType);
}

/// <summary>What Slack calls a type, when that is not the type's name in snake case.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class SlackTypeAttribute(string typeIdentifier) : Attribute
{
    public string TypeIdentifier { get; } = typeIdentifier;
}

internal sealed class SlackTypeResolver : ISlackTypeResolver
{
    private static readonly SnakeCaseNamingStrategy SnakeCase = new();
    private readonly ConcurrentDictionary<Type, Dictionary<string, Type>> _types = new();

    /// <summary>The type below the base that Slack calls so, or the base itself.</summary>
    public Type FindType(Type baseType, string slackType) =>
        _types.GetOrAdd(baseType, TypesBelow).TryGetValue(slackType, out var type) ? type : baseType;

    private static Dictionary<string, Type> TypesBelow(Type baseType)
    {
        var types = new Dictionary<string, Type>();
        foreach (var type in typeof(SlackTypeResolver).Assembly.ExportedTypes.Where(baseType.IsAssignableFrom))
            types[type.GetCustomAttribute<SlackTypeAttribute>()?.TypeIdentifier ?? SnakeCase.GetPropertyName(type.Name, false)] = type;
        return types;
    }
}
